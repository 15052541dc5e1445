/** The page in place of one that is not there: VitePress's own has no landmark, and a link whose name is not what it shows. */
import {withBase} from 'vitepress';
import {h} from 'vue';

export default () =>
  h('main', {class: 'not-found'}, [
    h('h1', 'No such page'),
    h('p', h('a', {href: withBase('/')}, 'All pages')),
  ]);

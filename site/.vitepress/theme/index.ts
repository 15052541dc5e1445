import DefaultTheme from 'vitepress/theme';
import {h} from 'vue';
import notFound from './notFound.ts';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, {'not-found': () => h(notFound)}),
};

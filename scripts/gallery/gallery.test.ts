// The gallery: its page is what the fixtures say, and every sentence is about a claim that is in it.
import test from 'ava';
import {readText} from '../../properties/files/textFile.ts';
import {witnessFixtures} from '../../properties/fixtures/docs/claimsPage.ts';
import {committedTable} from '../../properties/sharpen/sharpDocument.ts';
import {galleryPage} from './galleryPage.ts';
import {lessons} from './lessons.ts';

test('docs/gallery.md is what npm run docs writes, and each lesson is of a world in it', async (t) => {
  const page = galleryPage(await witnessFixtures(), (await committedTable())!.rows);
  t.is(await readText('docs/gallery.md'), page, 'stale: run npm run docs');
  for (const [claim, lesson] of Object.entries(lessons))
    t.true(page.includes(`[\`${claim}\`](claims.md#${claim})`) && page.includes(lesson), claim);
});

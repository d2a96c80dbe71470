import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import type { Desk } from '../../main/desk/desk.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { flacFile } from '../../main/media/library/flac.fixture.ts';
import { mp3File } from '../../main/media/library/mp3.fixture.ts';
import { withoutMap } from '../fixtures/page/without-map.ts';
import { live } from './desk-test.ts';

interface MediaFixtures {
  readonly agentOptions: readonly string[];
  /** The folder that is the stick; moved away, it is pulled. */
  readonly stick: string;
  readonly desk: Desk;
  readonly hmi: Page;
}

const SONG_S = 600;

/** Less than the middle of a song, and more than it comes to by itself while a test waits, s. */
const SOUGHT_S = 250;

const ALBUM = { artist: '周杰伦', album: '魔杰座' };

/** Songs of minutes of silence: long enough not to end while a test looks at them. */
const SONGS: readonly (readonly [string, Buffer])[] = [
  [
    'a/1.mp3',
    mp3File({ ...ALBUM, title: '稻香', track: 1, lyrics: '[00:00.00]还记得你说' }, SONG_S),
  ],
  ['a/2.mp3', mp3File({ ...ALBUM, title: '给我一首歌的时间', track: 2 }, SONG_S)],
  ['b/1.flac', flacFile({ TITLE: 'Yellow', ARTIST: 'Coldplay', ALBUM: 'Parachutes' }, 10)],
  ['b/broken.mp3', Buffer.from('this is no music')],
];

const test = base.extend<MediaFixtures>({
  agentOptions: [['--scenario', 'parked'], { option: true }],
  // Playwright reads from the first parameter what a fixture needs: nothing.
  // eslint-disable-next-line no-empty-pattern
  stick: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhilu-stick-'));
    const stick = join(folder, 'usb');
    for (const [path, bytes] of SONGS) {
      mkdirSync(dirname(join(stick, path)), { recursive: true });
      writeFileSync(join(stick, path), bytes);
    }
    await use(stick);
    rmSync(folder, { recursive: true, force: true });
  },
  desk: async ({ agentOptions, stick }, use) => {
    const desk = await startTestDesk({ agentOptions, mediaDirs: [stick] });
    await use(desk);
    await desk.close();
  },
  hmi: async ({ desk, page }, use) => {
    await withoutMap(page);
    await page.goto(desk.address());
    await live(page);
    await page.getByRole('button', { name: '媒体', exact: true }).click();
    await use(page);
  },
});

const panel = (page: Page) => page.getByRole('region', { name: '媒体' });
const title = (page: Page) => panel(page).getByRole('heading', { level: 2 });
const tab = (page: Page, name: string) => panel(page).getByRole('radio', { name, exact: true });
const row = (page: Page, name: string) => page.locator('[data-media]').filter({ hasText: name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Seconds the player of the page stands at, as it shows them. */
async function shownPosition(page: Page): Promise<number> {
  const slider = panel(page).getByRole('slider');
  return Number(await slider.inputValue());
}

/** Touches the middle of the song, to recognise the place later, and waits until it plays from there. */
async function seek(page: Page): Promise<void> {
  const bar = panel(page)
    .getByRole('group')
    .filter({ has: page.getByRole('slider') });
  await expect(panel(page).getByRole('slider')).toBeEnabled();
  await bar.click();
  await isWhereSought(page);
  const touched = await shownPosition(page);
  await expect.poll(() => shownPosition(page)).toBeGreaterThan(touched);
}

const isWhereSought = (page: Page) =>
  expect.poll(() => shownPosition(page)).toBeGreaterThan(SOUGHT_S);

test('music plays, goes on to the next, and shows its words', async ({ hmi }) => {
  await button(hmi, '全部播放').click();
  await expect(title(hmi)).toHaveText('稻香');
  await expect.poll(() => shownPosition(hmi)).toBeGreaterThan(0.5);
  await panel(hmi).getByRole('button', { name: '歌词' }).click();
  await expect(hmi.getByText('还记得你说')).toBeVisible();
  await button(hmi, '下一首').click();
  await expect(title(hmi)).toHaveText('给我一首歌的时间');
  await button(hmi, '暂停').click();
  await expect(button(hmi, '播放')).toBeVisible();
});

test('a song is found by its initials and played', async ({ hmi }) => {
  await tab(hmi, '搜索').click();
  for (const letter of 'dx') await button(hmi, letter).click();
  await row(hmi, '稻香').click();
  await button(hmi, '返回').click();
  await expect(title(hmi)).toHaveText('稻香');
});

test('what is broken says so, and an album lists its songs', async ({ hmi }) => {
  await tab(hmi, '歌曲').click();
  await expect(row(hmi, 'broken')).toContainText('文件已损坏');
  await row(hmi, 'broken').click();
  await expect(hmi.locator('[data-reason="media.trackBroken"]')).toBeVisible();
  await tab(hmi, '专辑').click();
  await row(hmi, '魔杰座').click();
  await expect(hmi.locator('[data-media=track]')).toHaveCount(2);
});

test('a pulled stick stops the music, and it goes on where it was', async ({ hmi, stick }) => {
  await button(hmi, '全部播放').click();
  await seek(hmi);
  renameSync(stick, `${stick}-pulled`);
  await expect(panel(hmi).getByText('没有插入U盘')).toBeVisible();
  renameSync(`${stick}-pulled`, stick);
  await expect(title(hmi)).toHaveText('稻香');
  await isWhereSought(hmi);
  await expect(button(hmi, '暂停')).toBeVisible();
});

test('the page and the host come back to the same place', async ({ hmi, desk }) => {
  await button(hmi, '全部播放').click();
  await button(hmi, '下一首').click();
  await expect(title(hmi)).toHaveText('给我一首歌的时间');
  await seek(hmi);
  await hmi.reload();
  await live(hmi);
  await button(hmi, '媒体').click();
  await expect(title(hmi)).toHaveText('给我一首歌的时间');
  await isWhereSought(hmi);
  const { hostPid } = desk;
  if (hostPid === undefined) throw new Error('The host does not run.');
  process.kill(hostPid, 'SIGKILL');
  await expect.poll(() => desk.hostPid).not.toBe(hostPid);
  await live(hmi);
  await expect(title(hmi)).toHaveText('给我一首歌的时间');
});

test('the keys on the wheel do the same', async ({ hmi }) => {
  await button(hmi, '全部播放').click();
  await expect(title(hmi)).toHaveText('稻香');
  await hmi.evaluate(() =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'MediaTrackNext' })),
  );
  await expect(title(hmi)).toHaveText('给我一首歌的时间');
});

test.describe('while driving', () => {
  test.use({ agentOptions: ['--scenario', 'highway'] });

  test('there is no keyboard and no moving text, and the music can be changed', async ({ hmi }) => {
    await button(hmi, '全部播放').click();
    await expect(title(hmi)).toHaveText('稻香');
    await expect(panel(hmi).getByRole('button', { name: '歌词' })).toHaveCount(0);
    await button(hmi, '下一首').click();
    await expect(title(hmi)).toHaveText('给我一首歌的时间');
    await tab(hmi, '搜索').click();
    await expect(hmi.getByText('停车后可以输入')).toBeVisible();
    await expect(button(hmi, 'q')).toHaveCount(0);
  });
});

import { carCommands, type CarCommand } from '../fixtures/assistant/car-commands.ts';
import { alone, type Figure } from './figure.ts';
import { startWishDesk, type WishDesk, type WishDeskOptions } from './wish-desk.ts';
import { prepare, settleDown, tidyUp, whySkipped } from './wish-setup.ts';
import { saySpoken, spokenOnes } from './wish-spoken.ts';
import { runWish, sayTyped, type Say } from './wish-turn.ts';
import { verdictOn, type WishVerdict } from './wish-verdict.ts';

/** Most of the time is the car's: several desks at once wait for theirs. */
const PARKED_DESKS = 3;

const DRIVING_MS = 60_000;

const NOT_RUN: WishVerdict = {
  ...{ wrong: null, isWrongRisky: false, refusals: [], skipped: null, seen: '' },
};

/**
 * The list of wishes drivers say to the car, put to running desks: parked ones, and one that drives.
 * Judged is what the host did and what the car shows then, not what was understood.
 */
export async function measureWishes(): Promise<Figure[]> {
  const commands = carCommands();
  const taken = commands.filter((command) => whySkipped(command) === null);
  const standing = taken.filter(({ context }) => context?.moving !== true);
  const driving = taken.filter(({ context }) => context?.moving === true);
  const shares = Array.from({ length: PARKED_DESKS }, (_, share) =>
    standing.filter((_command, index) => index % PARKED_DESKS === share),
  );
  const typed = await Promise.all([
    ...shares.map((share) => saidAt({ scenario: 'parked' }, share, sayTyped)),
    saidAt({ scenario: 'highway' }, driving, sayTyped),
  ]);
  const lines = spokenOnes(commands);
  const texts = [...new Set(lines.map(({ say }) => say))];
  const spoken = await saidAt({ scenario: 'parked', lines: texts }, lines, saySpoken(texts));
  return [
    ...figuresOf('typed', typed.flat()),
    ...skippedFigures([
      ...commands.flatMap((command) => whySkipped(command) ?? []),
      ...typed.flat().flatMap(({ skipped }) => skipped ?? []),
    ]),
    ...figuresOf('spoken', spoken),
  ];
}

function figuresOf(way: 'typed' | 'spoken', verdicts: readonly WishVerdict[]): Figure[] {
  const run = verdicts.filter(({ skipped }) => skipped === null);
  const right = run.filter(({ wrong, isWrongRisky }) => wrong === null && !isWrongRisky);
  const prefix = way === 'typed' ? 'wishes' : 'wishes.spoken';
  return [
    alone(`wishes.${way}`, right.length / run.length, ''),
    alone(`wishes.${way}-run`, run.length, ''),
    // Understood, and not possible on this desk: no such order, nothing to be paid.
    alone(`wishes.${way}-refused`, right.filter(({ refusals }) => refusals.length > 0).length, ''),
    alone(`${prefix}.wrong-risky`, run.filter(({ isWrongRisky }) => isWrongRisky).length, ''),
  ];
}

function skippedFigures(reasons: readonly string[]): Figure[] {
  return [
    alone('wishes.skipped', reasons.length, ''),
    ...[...new Set(reasons)].map((why) =>
      alone(`wishes.skipped.${why}`, reasons.filter((one) => one === why).length, ''),
    ),
  ];
}

/** Puts wishes to a desk of their own, one after the other. */
async function saidAt(
  options: WishDeskOptions,
  commands: readonly CarCommand[],
  say: Say,
): Promise<WishVerdict[]> {
  const desk = await startWishDesk(options);
  try {
    if (options.scenario === 'highway') {
      await desk.driver.until('the drive', () => desk.driver.drivingState === 'moving', DRIVING_MS);
    }
    await settleDown(desk.driver);
    const verdicts: WishVerdict[] = [];
    for (const command of inOrder(commands)) {
      const verdict = await verdictOf(command, desk, say);
      const { wrong, isWrongRisky, seen } = verdict;
      const what = wrong ?? (isWrongRisky ? `risky: ${seen}` : null);
      // Which ones are wrong is what the figure is looked at for.
      if (what !== null) console.error(`  ${command.id} ${command.say}: ${what}`);
      verdicts.push(verdict);
    }
    return verdicts;
  } finally {
    await desk.close();
  }
}

/** The language of the displays is changed once, not with every sentence. */
function inOrder(commands: readonly CarCommand[]): readonly CarCommand[] {
  const isChinese = ({ say }: CarCommand) => /\p{Script=Han}/u.test(say);
  return [...commands.filter(isChinese), ...commands.filter((command) => !isChinese(command))];
}

async function verdictOf(command: CarCommand, desk: WishDesk, say: Say): Promise<WishVerdict> {
  const page = command.context?.position === 'passenger' ? desk.passenger : desk.driver;
  try {
    const skipped = await prepare(command, page);
    if (skipped !== null) return { ...NOT_RUN, skipped };
    const run = await runWish(command, page, desk, say);
    return await verdictOn(command, run, page);
  } catch (error) {
    return { ...NOT_RUN, wrong: error instanceof Error ? error.message : String(error) };
  } finally {
    await tidyUp(command, page);
  }
}

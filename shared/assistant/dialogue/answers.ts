import type { Message } from '../../language/message.ts';
import type { Weather } from '../../services/weather.ts';
import type { Frame } from '../frame.ts';
import type { Topic } from '../step.ts';
import { CABIN_ANSWERS } from './answers/cabin.ts';
import { DRIVE_ANSWERS } from './answers/drive.ts';
import { ENERGY_ANSWERS } from './answers/energy.ts';
import type { Answer, AnswerFacts } from './answers/facts.ts';
import { OTHER_ANSWERS } from './answers/others.ts';
import { weatherAnswer } from './answers/weather.ts';

const ANSWERS: Readonly<Record<Exclude<Topic, 'weather'>, Answer>> = {
  ...CABIN_ANSWERS,
  ...ENERGY_ANSWERS,
  ...DRIVE_ANSWERS,
  ...OTHER_ANSWERS,
};

/**
 * The answer to a question, in the driver's units and without a language; for the weather also what
 * its card shows. What is not known, or too old to be true, is said to be unknown. Pure.
 *
 * @param frame what else was said: which window, which day
 */
export function answerOf(
  about: Topic,
  frame: Frame,
  facts: AnswerFacts,
): { readonly message: Message; readonly weather: Weather | null } {
  if (about === 'weather') return weatherAnswer(frame, facts);
  return { message: ANSWERS[about](facts, frame), weather: null };
}

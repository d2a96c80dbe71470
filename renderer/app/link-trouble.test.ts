import { describe, expect, it } from 'vitest';
import type { AgentLink } from '../../shared/contract/host.ts';
import { linkTrouble, troubleSince } from './link-trouble.ts';

const CONNECTED = { state: 'connected', since: 0 } as const;

function agent(state: AgentLink['state'], source?: AgentLink['source']): AgentLink {
  return { state, since: 0, ...(source && { source }) };
}

const source = (presence: NonNullable<AgentLink['source']>['presence']) =>
  ({ kind: 'simulator', presence, simulated: true }) as const;

describe('linkTrouble', () => {
  it('is silent only while values flow', () => {
    expect(
      linkTrouble({ host: CONNECTED, link: agent('connected', source('present')) }),
    ).toBeNull();
  });

  it.each([
    ['hostLost', { host: { state: 'lost', since: 0 }, link: agent('lost') }],
    ['connecting', { host: { state: 'connecting', since: 0 }, link: agent('connecting') }],
    ['agentLost', { host: CONNECTED, link: agent('lost', source('present')) }],
    ['agentRefused', { host: CONNECTED, link: agent('refused') }],
    ['connecting', { host: CONNECTED, link: agent('connected') }],
    ['sourceEnded', { host: CONNECTED, link: agent('connected', source('ended')) }],
    ['sourceLost', { host: CONNECTED, link: agent('connected', source('lost')) }],
    ['sourceFailed', { host: CONNECTED, link: agent('connected', source('failed')) }],
  ] as const)('names the nearest fault: %s', (trouble, state) => {
    expect(linkTrouble(state)).toBe(trouble);
  });
});

describe('troubleSince', () => {
  it('is the age of the nearest fault', () => {
    const link = { state: 'lost', since: 2000 } as const;
    expect(troubleSince({ host: CONNECTED, link })).toBe(2000);
    expect(troubleSince({ host: { state: 'lost', since: 3000 }, link })).toBe(3000);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

let breaker: CircuitBreaker;

beforeEach(() => {
  breaker = new CircuitBreaker();
});

function fail(times: number, mono = 0): void {
  for (let time = 0; time < times; time += 1) breaker.failed(mono);
}

describe('a circuit breaker', () => {
  it('lets everything pass until the third trouble in a row', () => {
    fail(2);
    expect(breaker.mayAsk(0)).toBe(true);
    breaker.succeeded();
    fail(2);
    expect(breaker.mayAsk(0)).toBe(true);
    fail(1);
    expect(breaker.mayAsk(0)).toBe(false);
  });

  it('lets one try after the rest, and rests longer when that fails', () => {
    fail(3);
    expect(breaker.mayAsk(1999)).toBe(false);
    expect(breaker.mayAsk(2000)).toBe(true);
    expect(breaker.mayAsk(2000)).toBe(false);
    breaker.failed(2000);
    expect(breaker.mayAsk(5999)).toBe(false);
    expect(breaker.mayAsk(6000)).toBe(true);
    breaker.succeeded();
    expect(breaker.mayAsk(6000)).toBe(true);
  });

  it('never rests longer than a minute', () => {
    fail(50);
    expect(breaker.mayAsk(60_000)).toBe(true);
  });

  it('lets the next try when a try was given up', () => {
    fail(3);
    expect(breaker.mayAsk(2000)).toBe(true);
    breaker.givenUp(2500);
    expect(breaker.mayAsk(2500)).toBe(true);
  });

  it('closes nothing by giving up', () => {
    fail(2);
    breaker.givenUp(0);
    fail(1);
    expect(breaker.mayAsk(0)).toBe(false);
  });
});

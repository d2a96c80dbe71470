import { clamp, interpolate } from './math.ts';

/** Kerb mass of a mid-size electric saloon with two occupants, kg. */
export const MASS = 2000;
/** Share of the mass that wheels, gears, and rotor add to it when it is accelerated. */
const ROTATING = 1.04;
/** Rolling resistance of summer tyres on asphalt. */
const ROLLING = 0.0095;
/** Drag area cd·A, m²: 0.26 × 2.4. */
const DRAG_AREA = 0.62;
const GRAVITY = 9.81;

/** Largest force and power of the motor at the wheels, N and W. */
const MOTOR_FORCE = 6500;
const MOTOR_POWER = 150_000;
/** Largest force and power that it takes back, N and W: about 2 m/s² at town speed. */
const REGEN_FORCE = 4000;
const REGEN_POWER = 60_000;
/** Wheels to battery terminals and back, with inverter, gears, and cells. */
const DRIVE_EFFICIENCY = 0.89;
const REGEN_EFFICIENCY = 0.86;
/** Largest force of the friction brakes, N (about 0.8 g). */
const BRAKE_FORCE = 16_000;

/** A motor gives no useful braking at walking pace: share of regeneration by speed, m/s. */
const REGEN_BY_SPEED = [
  [1, 0],
  [4, 1],
] as const;
/** A full battery takes nothing back: share of regeneration by state of charge, %. */
const REGEN_BY_CHARGE = [
  [92, 1],
  [99, 0],
] as const;

/** What acts on the car during one step. */
export interface Propulsion {
  /** Speed at the start of the step, m/s, never negative. */
  readonly speed: number;
  /** Acceleration the driver asks for, m/s². */
  readonly demand: number;
  /** Rise per metre of way. */
  readonly grade: number;
  /** kg/m³ */
  readonly airDensity: number;
  /** State of charge, %. */
  readonly stateOfCharge: number;
  /** Most that the battery may give, W. */
  readonly powerLimit: number;
}

/** What came of it. */
interface Motion {
  /** Speed at the end of the step, m/s. */
  readonly speed: number;
  /** Mean acceleration over the step, m/s². */
  readonly acceleration: number;
  /** Way travelled, m. */
  readonly distance: number;
  /** Power the drive takes from the battery, W; negative while it gives back. */
  readonly drivePower: number;
  /** Force of the friction brakes, N, zero or negative. */
  readonly brakeForce: number;
}

/** Rolling, air, and climbing resistance, N, positive against the direction of travel. */
export function roadLoad(speed: number, grade: number, airDensity: number): number {
  const rolling = speed > 0 ? ROLLING * MASS * GRAVITY : 0;
  const drag = 0.5 * airDensity * DRAG_AREA * speed * speed;
  return rolling + drag + MASS * GRAVITY * grade;
}

/** Most that the motor can brake the car with, N, zero or negative. */
export function regenLimit(speed: number, stateOfCharge: number): number {
  const force = Math.min(REGEN_FORCE, REGEN_POWER / Math.max(speed, 1));
  return -force * interpolate(REGEN_BY_SPEED, speed) * interpolate(REGEN_BY_CHARGE, stateOfCharge);
}

/** Moves the car for `dt` seconds: the motor first, the friction brakes for what it cannot give. */
export function propel(input: Propulsion, dt: number): Motion {
  const { speed, demand, grade, airDensity, stateOfCharge, powerLimit } = input;
  const rest = { speed: 0, acceleration: 0, distance: 0, drivePower: 0, brakeForce: 0 };
  // At rest the brakes hold the car, on any slope.
  if (speed === 0 && demand <= 0) return rest;

  const load = roadLoad(speed, grade, airDensity);
  const wanted = MASS * ROTATING * demand + load;
  const power = Math.min(MOTOR_POWER, Math.max(0, powerLimit) * DRIVE_EFFICIENCY);
  const strongest = Math.min(MOTOR_FORCE, power / Math.max(speed, 1));
  const motor = clamp(wanted, regenLimit(speed, stateOfCharge), strongest);
  const brakeForce = clamp(wanted - motor, -BRAKE_FORCE, 0);

  const acceleration = (motor + brakeForce - load) / (MASS * ROTATING);
  const next = Math.max(0, speed + acceleration * dt);
  const mean = (speed + next) / 2;
  const mechanical = motor * mean;
  return {
    speed: next,
    acceleration: (next - speed) / dt,
    distance: mean * dt,
    drivePower: mechanical >= 0 ? mechanical / DRIVE_EFFICIENCY : mechanical * REGEN_EFFICIENCY,
    brakeForce,
  };
}

import { z } from 'zod';

/** A uuid column as the branded id that it holds. */
export const idOf = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string', 'expected an id');

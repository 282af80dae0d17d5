import { expect, it } from "vitest";
import { evenDays } from "./even-days.ts";

const days = (count: number) => Array.from({ length: count }, (_, place) => `day ${place + 1}`);

it.each([
	[0, []],
	[1, ["day 1"]],
	[5, ["day 1", "day 2", "day 3", "day 4", "day 5"]],
	[6, ["day 2", "day 4", "day 6"]],
	[30, ["day 6", "day 12", "day 18", "day 24", "day 30"]],
])("of %d days, the axis names %j", (count, named) => expect(evenDays(days(count))).toEqual(named));

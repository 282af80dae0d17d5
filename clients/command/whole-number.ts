import { InvalidArgumentError } from "@commander-js/extra-typings";

/** Reads an option that is a whole number from 1 on. */
export function wholeNumber(text: string): number {
	const number = Number(text);
	if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number)) {
		throw new InvalidArgumentError("It has to be a whole number from 1 on.");
	}
	return number;
}

/** What a script can tell from a command's end. */
export const EXIT_CODES = {
	done: 0,
	failed: 1,
	wrongUse: 2,
	refused: 3,
	unreachable: 4,
} as const;

export const EXIT_CODES_HELP = `
Exit codes: ${EXIT_CODES.done} done, ${EXIT_CODES.wrongUse} wrong use, ${EXIT_CODES.refused} refused by the API, ${EXIT_CODES.unreachable} no answer or too busy (try again), ${EXIT_CODES.failed} anything else.`;

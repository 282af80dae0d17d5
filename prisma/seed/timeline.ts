/** Something that happened at an instant; played in the order of time, so that each finds what came before it. */
export interface DemoEvent {
	readonly at: Date;
	play(at: Date): Promise<void>;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Plays events one after another by their time; those of one instant in the order given. */
export async function playEvents(events: readonly DemoEvent[]): Promise<void> {
	const inOrder = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
	for (const event of inOrder) await event.play(event.at);
}

export function daysBefore(now: Date, days: number): Date {
	return new Date(Math.floor((now.getTime() - days * DAY_MS) / 1000) * 1000);
}

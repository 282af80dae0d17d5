interface Change<State> {
	readonly state: State;
	readonly begun: number;
	ended: number;
}

/** When something was asked and answered, in the order of one process: the ticks of its book. */
export interface Span {
	readonly begun: number;
	readonly ended: number;
}

/** A fact that calls change while others rely on it, such as whether a person is blocked. */
export class Timeline<State> {
	#changes: Change<State>[] = [];

	/** A change is under way from this tick on. */
	begin(state: State, begun: number): Change<State> {
		const change = { state, begun, ended: Number.POSITIVE_INFINITY };
		this.#changes.push(change);
		return change;
	}

	/** What was begun has been done, or it was refused and has never happened (null). */
	end(change: Change<State>, ended: number | null): void {
		if (ended === null) this.#changes = this.#changes.filter((one) => one !== change);
		else change.ended = ended;
	}

	/** What it was at every instant of the span, whatever the order in which the calls took effect; undefined: unknown. */
	during({ begun, ended }: Span): State | undefined {
		const before = this.#changes.filter((change) => change.ended < begun);
		const last = before.reduce<Change<State> | undefined>(
			(latest, one) => (latest && latest.begun > one.begun ? latest : one),
			undefined,
		);
		const isSure = this.#changes.every(
			(one) => one === last || one.begun > ended || one.ended < (last?.begun ?? 0) || one.state === last?.state,
		);
		return isSure ? last?.state : undefined;
	}

	/** Every state that it may have had from a tick on. */
	since(tick: number): State[] {
		const last = this.during({ begun: tick, ended: tick });
		const later = this.#changes.filter((change) => change.ended >= tick).map(({ state }) => state);
		return last === undefined ? this.#changes.map(({ state }) => state) : [last, ...later];
	}
}

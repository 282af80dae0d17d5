import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { type MailCatcher, openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { beforeExit } from "../processes/shutdown.ts";

/** How the mail server behaves: it takes mail, or it doesn't greet, or thinks long about each, or cuts the line on it. */
export type Mood = "well" | "silent" | "slow" | "cutting";

/** Mails of this run, and the server that they go to. */
export interface Outbox {
	readonly url: string;
	setMood(mood: Mood): void;
	/** Puts so many mails into the outbox. Returns their ids. */
	put(db: Database, count: number): Promise<string[]>;
	/** How many copies of each mail the server was sent whole. */
	copies(): Map<string, number>;
	/** How many copies of these have been sent, in all. */
	copiesOf(ids: readonly string[]): number;
	readonly all: readonly string[];
}

export async function openOutbox({ slowMs }: { slowMs: number }): Promise<Outbox> {
	let mood: Mood = "well";
	let wakeUp = () => {};
	let silence = Promise.resolve();
	const all: string[] = [];
	const catcher: MailCatcher = await openMailCatcher({
		onConnect: () => silence,
		onMail: async () => {
			if (mood === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
			if (mood === "cutting") catcher.cutLines();
		},
	});
	beforeExit(() => {
		wakeUp();
		catcher.cutLines();
	});
	const copies = () => {
		const counted = new Map<string, number>();
		for (const { raw } of catcher.received) {
			const [, id = "?"] = /^Message-ID: <([^@>]+)@/im.exec(raw) ?? [];
			counted.set(id, (counted.get(id) ?? 0) + 1);
		}
		return counted;
	};
	return {
		url: catcher.url,
		all,
		copies,
		copiesOf: (ids) => ids.reduce((sum, id) => sum + (copies().get(id) ?? 0), 0),
		setMood(next) {
			mood = next;
			if (next === "silent") silence = new Promise((resolve) => (wakeUp = resolve));
			else wakeUp();
		},
		async put(db, count) {
			const ids: string[] = [];
			for (let index = 0; index < count; index += 1) {
				const email = `reader.${all.length}@faults.example`;
				const to = { email, name: null, userId: null, organizationId: null, language: "en" };
				const id = await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
				all.push(id);
				ids.push(id);
			}
			return ids;
		},
	};
}

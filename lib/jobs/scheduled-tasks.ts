import { type ParsedCronItem, parseCronItems, type TaskList } from "graphile-worker";
import { z } from "zod";
import { expireHolds } from "@/lib/ledger/charges/hold.ts";
import { finishClosingGroups } from "@/lib/ledger/movements/close-group.ts";
import { expireLots } from "@/lib/ledger/movements/expiry.ts";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import type { MailServer } from "@/lib/letters/delivery/mail-server.ts";
import { recoverMail } from "@/lib/letters/delivery/recover-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { cleanUp } from "./clean-up.ts";

const deliverMailPayload = z.object({ mailId: z.uuid() });

/** Work that waits for an outside system. */
export function mailTasks({ db, mailServer }: { db: Database; mailServer: MailServer | null }): TaskList {
	return {
		async deliver_mail(payload, { job, abortSignal: signal }) {
			const { mailId } = deliverMailPayload.parse(payload);
			const isLastAttempt = job.attempts >= job.max_attempts;
			await deliverMail({ db, server: mailServer, signal }, { mailId, isLastAttempt });
		},
	};
}

/** Scheduled work, which waits for nothing but the database. */
export function scheduledTasks({ db }: { db: Database }): TaskList {
	return {
		recover_mail: async () => void (await recoverMail({ db })),
		expire_holds: async () => void (await expireHolds({ db })),
		finish_closing_groups: async () => void (await finishClosingGroups({ db })),
		expire_lots: async () => void (await expireLots(db)),
		clean_up: async () => void (await cleanUp({ db })),
	};
}

/** The schedule (UTC). Runs that were missed while no worker ran are not made up for: each run does all there is. */
export function scheduleOfTasks(): ParsedCronItem[] {
	return parseCronItems(
		[
			{ task: "expire_holds", match: "* * * * *" },
			{ task: "expire_lots", match: "* * * * *" },
			{ task: "finish_closing_groups", match: "* * * * *" },
			{ task: "recover_mail", match: "* * * * *" },
			{ task: "clean_up", match: "17 3 * * *" },
		].map(({ task, match }) => ({
			task,
			match,
			identifier: task,
			// At most one of each waits: the next minute's replaces one that has not begun.
			options: { backfillPeriod: 0, maxAttempts: 1, jobKey: task, jobKeyMode: "replace" },
		})),
	);
}

"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ScheduledTask } from "@/lib/operations/schema.ts";
import { runTaskAction } from "../actions.ts";

/** Asks for a scheduled task to be run now: what runs by the clock is safe to run again. */
export function RunTaskButton({ task }: { task: ScheduledTask }) {
	const t = useTranslations("operatorLedger");
	const { send, pending } = useSend();
	const isCheck = task === "verify_ledger";
	const run = () =>
		send({
			action: runTaskAction,
			input: () => ({ task }),
			onDone: () => toast.done(t(isCheck ? "asked" : "askedAgain")),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="outline" size="sm" pending={pending} onClick={run}>
			{t(isCheck ? "checkNow" : "again")}
		</Button>
	);
}

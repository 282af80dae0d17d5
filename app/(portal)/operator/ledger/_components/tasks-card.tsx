import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readTasks, type TaskRow } from "@/lib/operations/queries.ts";
import { RunTaskButton } from "./run-task-button.tsx";

const BADGES = { waiting: "waiting", running: "sending", failed: "failed", idle: "active" } as const;

/** What runs by the clock, what failed and why; each can be run again. */
export async function TasksCard({ actor }: { actor: Actor }) {
	const [tasks, t, word] = await Promise.all([
		readTasks({ actor }),
		getTranslations("operatorLedger"),
		getTranslations("words"),
	]);
	if (!tasks) notFound();
	const columns: TableColumn<TaskRow>[] = [
		{
			id: "task",
			header: t("task"),
			narrow: "title",
			wrap: true,
			cell: ({ task, error }) => (
				<>
					{t(`taskNames.${task}`)}
					{error === null ? null : <span className="block break-words text-bad-ink text-small">{error}</span>}
				</>
			),
		},
		{
			id: "lastAt",
			header: t("lastRun"),
			narrow: "secondary",
			cell: ({ lastAt }) => (lastAt ? <DateTime at={lastAt} precision="full" /> : word("never")),
		},
		{
			id: "state",
			header: t("state"),
			narrow: "aside",
			cell: ({ state, lastAt }) =>
				state === "idle" && lastAt === null ? (
					"–"
				) : (
					<StateBadge state={BADGES[state]}>{t(`taskStates.${state}`)}</StateBadge>
				),
		},
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: ({ task, state }) => (state === "failed" ? <RunTaskButton task={task} /> : null),
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("tasks")}</CardTitle>
			</CardHeader>
			<PlainTable label={t("tasks")} columns={columns} rows={tasks} rowKey={({ task }) => task} />
			<p className="border-t border-line px-5 py-3 text-muted text-small">{t("tasksHelp")}</p>
		</Card>
	);
}

"use client";

import { CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { markAllNoticesReadAction } from "../actions.ts";

/** Marks all that there were at an instant, on whichever page of the list. */
export function MarkAllRead({ until }: { until: string }) {
	const t = useTranslations("notices.marking");
	const { send, pending } = useSend();
	const mark = () =>
		send({
			action: markAllNoticesReadAction,
			input: () => ({ until }),
			onDone: ({ count }) => toast.done(t("done", { count })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="outline" pending={pending} onClick={mark}>
			<CheckCheck aria-hidden className="max-xs:hidden" />
			{t("all")}
		</Button>
	);
}

"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { markNoticeReadAction } from "../actions.ts";

/** `notice`: what it says, for screen readers. */
export function MarkRead({ noticeId, notice }: { noticeId: string; notice: string }) {
	const t = useTranslations("notices.marking");
	const { send, pending } = useSend();
	const mark = () =>
		send({
			action: markNoticeReadAction,
			input: () => ({ noticeId }),
			onDone: () => undefined,
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button
			variant="ghost"
			size="icon"
			pending={pending}
			title={t("one")}
			aria-label={t("oneLabel", { notice })}
			onClick={mark}
		>
			<Check aria-hidden />
		</Button>
	);
}

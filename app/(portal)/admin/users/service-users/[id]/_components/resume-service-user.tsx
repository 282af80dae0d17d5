"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { resumeServiceUserAction } from "../../actions.ts";

/** Lets it spend again, at once. */
export function ResumeServiceUser({ user: { id: userId, name } }: { user: { id: string; name: string } }) {
	const t = useTranslations("serviceUsers.resume");
	const { send, pending } = useSend();
	const resume = () =>
		send({
			action: resumeServiceUserAction,
			input: () => ({ userId }),
			onDone: () => toast.done(t("done", { name })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button pending={pending} onClick={resume}>
			<Play aria-hidden />
			{t("button")}
		</Button>
	);
}

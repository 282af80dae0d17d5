"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { Status } from "@/components/ui/status.tsx";
import { previewWelcomeMailAction } from "../../actions.ts";

/** What the welcome mail would say with an Email Message that isn't stored yet. */
export function useWelcomePreview(shareGroupId: string) {
	const [mail, setMail] = useState<{ subject: string; text: string } | null>(null);
	const { send, forget: forgetProblem, pending, problem } = useSend();

	const show = (emailMessage: string) =>
		send({
			action: previewWelcomeMailAction,
			input: () => ({ shareGroupId, emailMessage }),
			onDone: setMail,
		});
	/** For what is typed: the mail would be another one. */
	function forget() {
		setMail(null);
		forgetProblem();
	}

	return { mail, show, forget, pending, problem };
}

type Shown = Pick<ReturnType<typeof useWelcomePreview>, "mail" | "pending">;

/** The button that shows the mail, and the mail. */
export function WelcomePreview({ preview: { mail, pending }, onShow }: { preview: Shown; onShow: () => void }) {
	const t = useTranslations("shareGroup.message");
	return (
		<>
			<Button variant="outline" size="sm" pending={pending} onClick={onShow}>
				{t("preview")}
			</Button>
			{mail ? (
				<Status as="section" aria-label={t("previewLabel")} className="rounded-lg border border-line">
					<p className="border-line border-b px-4 py-3 font-semibold text-sm">{mail.subject}</p>
					<p className="whitespace-pre-line px-4 py-3 text-sm">{mail.text}</p>
				</Status>
			) : null}
		</>
	);
}

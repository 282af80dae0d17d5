"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { EmailChange } from "@/lib/accounts/profile/queries.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { confirmEmailAction } from "../actions.ts";

interface ConfirmEmailProps {
	token: string;
	change: EmailChange;
	/** The address that counts until then. */
	oldEmail: string;
}

export function ConfirmEmail({ token, change: { email, groupsLost }, oldEmail }: ConfirmEmailProps) {
	const t = useTranslations("auth.confirmEmail");
	const format = useFormatter();
	const router = useRouter();
	const { send, pending, problem } = useSend();
	const confirm = () =>
		send({
			action: confirmEmailAction,
			input: () => ({ token }),
			onDone: (done) => {
				toast.done(t("done", { email: done.email }), { isOfNextPage: true });
				router.replace("/profile");
			},
		});
	return (
		<AuthCard
			title={t("title")}
			text={t.rich("text", { email, old: oldEmail, b: (chunks) => <b className="font-medium text-ink">{chunks}</b> })}
		>
			{groupsLost.length > 0 ? (
				<Banner tone="warn" title={t("lost", { count: groupsLost.length, names: format.list(groupsLost) })}>
					{t("lostText", { old: oldEmail })}
				</Banner>
			) : null}
			<FormProblem problem={problem} />
			<Button className="w-full" pending={pending} onClick={confirm}>
				{t("submit")}
			</Button>
		</AuthCard>
	);
}

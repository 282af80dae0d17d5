"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { leaveFor } from "../../_components/leave-for.ts";
import { followSignInLinkAction } from "../actions.ts";

interface ComeInProps {
	token: string;
	name: string;
	email: string;
	/** Who else is signed in with this browser. */
	another: string | null;
}

/** Asks first, so that whatever opens links by itself uses none up. */
export function ComeIn({ token, name, email, another }: ComeInProps) {
	const t = useTranslations("auth.comeIn");
	const { send, pending, problem } = useSend();
	const comeIn = () =>
		send({ action: followSignInLinkAction, input: () => ({ token }), onDone: () => leaveFor(START_PATH) });
	return (
		<AuthCard title={t("title")} text={t("text", { email })}>
			{another === null ? null : <Banner tone="warn" title={t("another", { name: another })} />}
			<FormProblem problem={problem} />
			<Button className="w-full" pending={pending} onClick={comeIn}>
				{t("submit", { name })}
			</Button>
		</AuthCard>
	);
}

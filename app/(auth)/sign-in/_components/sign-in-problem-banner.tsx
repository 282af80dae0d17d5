import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import type { SignInProblem } from "@/lib/auth/sign-in/sign-in-problem.ts";

/** What went wrong, in one sentence that doesn't reveal whether the address is known. */
export function SignInProblemBanner({ problem }: { problem: SignInProblem }) {
	const t = useTranslations("auth.signIn");
	const unexpected = (id: string) => (id ? t("unexpectedWithId", { id }) : t("unexpected"));
	return (
		<Banner tone={problem.kind === "slowed_down" || problem.kind === "busy" ? "warn" : "bad"} role="alert">
			{problem.kind === "wrong" ? t("wrong") : null}
			{problem.kind === "slowed_down" ? t("slowedDown", { minutes: Math.ceil(problem.waitSeconds / 60) }) : null}
			{problem.kind === "busy" ? t("busy") : null}
			{problem.kind === "unexpected" ? unexpected(problem.id) : null}
		</Banner>
	);
}

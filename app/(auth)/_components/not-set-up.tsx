import { useTranslations } from "next-intl";
import { AuthCard } from "./auth-card.tsx";

/** In place of signing in or up, until the deployment has an operator: how it gets one. */
export function NotSetUp() {
	const t = useTranslations("auth.notSetUp");
	return <AuthCard title={t("title")} text={t("text")} />;
}

import { useTranslations } from "next-intl";

/** Who used the credits; somebody whom the reader may not know (null) reads "someone outside". */
export function UsageUserName({ name }: { name: string | null }) {
	const t = useTranslations("usage");
	return name ?? <span className="text-muted">{t("outsider")}</span>;
}

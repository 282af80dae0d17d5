import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";

/** The link to what the user can use and where it comes from. */
export function SeeCredits({ variant }: { variant: "outline" | "link" }) {
	const t = useTranslations("overview");
	return (
		<Button asChild variant={variant}>
			<Link href="/credits">{t("seeCredits")}</Link>
		</Button>
	);
}

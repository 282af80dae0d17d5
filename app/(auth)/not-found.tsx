import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { AuthCard } from "./_components/auth-card.tsx";

export default async function AuthNotFound() {
	const t = await getTranslations("frame.notFound");
	const word = await getTranslations("words");
	return (
		<AuthCard title={t("title")} text={t("text")}>
			<Button asChild variant="outline" className="w-full">
				<Link href="/overview">{word("toOverview")}</Link>
			</Button>
		</AuthCard>
	);
}

import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";

export default async function NotFound() {
	const t = await getTranslations("frame.notFound");
	const word = await getTranslations("words");
	return (
		<Card>
			<EmptyState
				icon={SearchX}
				title={<h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>}
				action={
					<Button asChild variant="outline">
						<Link href="/overview">{word("toOverview")}</Link>
					</Button>
				}
			>
				{t("text")}
			</EmptyState>
		</Card>
	);
}

import { getTranslations } from "next-intl/server";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { readVersions } from "@/lib/operations/read-versions.ts";

export async function VersionsCard() {
	const [versions, t] = await Promise.all([readVersions({}), getTranslations("operatorSettings.versions")]);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				{(["product", "node", "postgresql"] as const).map((name) => (
					<DescriptionItem key={name} term={t(name)}>
						{versions[name]}
					</DescriptionItem>
				))}
				{versions.replica === null ? null : (
					<DescriptionItem term={t("replica")}>
						{versions.replica === "away" ? t("replicaAway") : t("replicaLag", { seconds: versions.replica })}
					</DescriptionItem>
				)}
			</DescriptionList>
		</Card>
	);
}

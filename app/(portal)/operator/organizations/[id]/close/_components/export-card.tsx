import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EXPORT_FILES } from "@/lib/customers/closing/schema.ts";

interface ExportCardProps {
	organizationId: string;
	seesOrders: boolean;
}

/** Everything that there is of it, as CSV files. */
export function ExportCard({ organizationId, seesOrders }: ExportCardProps) {
	const t = useTranslations("operatorOrganizations.close");
	const files = EXPORT_FILES.filter((file) => file !== "orders" || seesOrders);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("files")}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-4">
				<p className="text-muted text-sm">{t("filesHelp")}</p>
				<ul className="flex flex-wrap gap-2">
					{files.map((file) => (
						<li key={file}>
							<Button asChild variant="outline">
								<a href={`/operator/organizations/${organizationId}/export/${file}`} download>
									<Download aria-hidden />
									{t(`file.${file}`)}
								</a>
							</Button>
						</li>
					))}
				</ul>
			</CardContent>
		</Card>
	);
}

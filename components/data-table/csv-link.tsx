import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";

interface CsvLinkProps {
	/** The route that writes the file. */
	href: string;
	/** What is in it, for screen readers: a page can have several. */
	of: string;
	/** Beside buttons of the usual height. */
	tall?: boolean;
}

/** The list as a file, where no toolbar offers it. */
export function CsvLink({ href, of, tall = false }: CsvLinkProps) {
	const t = useTranslations("table");
	return (
		<Button asChild variant="outline" size={tall ? "default" : "sm"}>
			<a href={href} download>
				<Download aria-hidden />
				{t("csv")}
				<span className="sr-only">: {of}</span>
			</a>
		</Button>
	);
}

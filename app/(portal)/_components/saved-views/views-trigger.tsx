import { Bookmark } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";

/** Says which view is shown. */
export function ViewsTrigger({ label, name, ...props }: ButtonProps & { label: string; name: string }) {
	return (
		<Button variant="outline" aria-label={name} {...props}>
			<Bookmark aria-hidden className="max-xs:hidden" />
			<span className="max-w-24 truncate sm:max-w-40">{label}</span>
		</Button>
	);
}

import "./globals.css";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Texts } from "@/components/texts.tsx";
import { Toaster } from "@/components/ui/toaster.tsx";
import { ThemeProvider } from "./_components/theme-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("app");
	return { title: { default: t("name"), template: `%s · ${t("name")}` }, applicationName: t("name") };
}

export const viewport: Viewport = {
	colorScheme: "light dark",
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#fafaf8" },
		{ media: "(prefers-color-scheme: dark)", color: "#0d1013" },
	],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	const nonce = (await headers()).get("x-nonce") ?? undefined;
	return (
		<html lang={await getLocale()} className={GeistSans.variable} suppressHydrationWarning>
			<body className="font-sans text-body">
				<ThemeProvider nonce={nonce}>
					<Texts of={[]}>
						{children}
						<Toaster />
					</Texts>
				</ThemeProvider>
			</body>
		</html>
	);
}

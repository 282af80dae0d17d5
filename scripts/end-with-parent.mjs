// Loaded into Next's process: it ends when the launcher is gone, even where that was killed and could tell nobody.
process.on("disconnect", () => process.exit(1));

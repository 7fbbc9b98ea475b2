package dev.athanor.data.clean;

/** Writes runs of blanks as one space, none at the ends of lines, and at most one empty line. */
final class FoldedWhitespace implements Change {

    private static final int MOST_LINE_FEEDS = 2;

    @Override
    public String rule() {
        return "normalization.whitespace";
    }

    @Override
    public Changed apply(String text) {
        var folded = new StringBuilder(text.length());
        int places = 0;
        for (int at = 0; at < text.length(); ) {
            if (!isBlank(text.charAt(at))) {
                folded.append(text.charAt(at++));
                continue;
            }
            int end = at;
            while (end < text.length() && isBlank(text.charAt(end))) {
                end++;
            }
            String run = text.substring(at, end);
            String written = written(run, end == text.length());
            places += written.equals(run) ? 0 : 1;
            folded.append(written);
            at = end;
        }
        return places == 0 ? Changed.not(text) : new Changed(folded.toString(), places);
    }

    /** Of a run with line ends those stay, and the indentation of the line that follows as one space. */
    private static String written(String run, boolean last) {
        long lineFeeds = run.chars().filter(c -> c == '\n').count();
        if (lineFeeds == 0) {
            return last ? "" : " ";
        }
        String feeds = "\n".repeat((int) Math.min(MOST_LINE_FEEDS, lineFeeds));
        return run.endsWith("\n") || last ? feeds : feeds + " ";
    }

    private static boolean isBlank(char c) {
        return c == '\n' || c == '\t' || Character.isSpaceChar(c);
    }
}

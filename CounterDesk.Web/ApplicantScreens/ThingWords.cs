namespace CounterDesk.Web.ApplicantScreens;

/// <summary>The words for what a person takes along.</summary>
public static class ThingWords
{
    public static string NameOf(ThingToTake thing, ScreenWords words) => words[$"Thing_{thing.Kind}", thing.Count];

    /// <summary>大字版，4 月 17 日前交给民政局.</summary>
    public static string NoteOf(ThingToTake thing, ScreenWords words) => string.Join(
        words["Thing_Between"],
        ((string[])[
            words[$"Thing_{thing.Kind}_Note"], thing.IsLargePrint ? words["Thing_Large"] : "", WhereTo(thing, words),
        ]).Where(part => part.Length > 0));

    private static string WhereTo(ThingToTake thing, ScreenWords words) => (thing.Recipient, thing.Until) switch
    {
        ({ } recipient, { } until) => words["Thing_Until", Day(until, words), recipient],
        (null, { } until) => words["Thing_UntilOnly", Day(until, words)],
        ({ } recipient, null) => words["Thing_To", recipient],
        (null, null) => "",
    };

    private static string Day(DateOnly day, ScreenWords words) => day.ToString(words["Thing_Date"], words.Culture);
}

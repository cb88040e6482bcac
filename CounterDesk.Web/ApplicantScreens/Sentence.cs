namespace CounterDesk.Web.ApplicantScreens;

/// <summary>Who says a sentence.</summary>
public enum SpokenBy
{
    /// <summary>Voice or sound file, whichever the machine has.</summary>
    Either,

    /// <summary>It has names or numbers, which no sound file knows.</summary>
    VoiceOnly,

    /// <summary>It stands for sentences that only a voice can say.</summary>
    SoundFileOnly,
}

/// <summary>One thing that a screen says aloud and shows as a caption while it does.</summary>
/// <param name="Phrases">The sentence, cut where a person takes breath; each is marked while it is said.</param>
/// <param name="By">Who says it.</param>
/// <param name="Sound">The sound file's name without its ending; null where there is none.</param>
/// <param name="Line">What on the page is tinted meanwhile; see <see cref="LicenseLine"/>.</param>
public sealed record Sentence(IReadOnlyList<string> Phrases, SpokenBy By, string? Sound, string? Line)
{
    public const string FactsLine = "facts";

    public string Text => string.Concat(Phrases);

    /// <summary>The line of the list that has this license, counted from 0.</summary>
    public static string LicenseLine(int license) => $"license-{license}";
}

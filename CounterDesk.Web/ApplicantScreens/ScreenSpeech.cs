using System.Globalization;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What a page says aloud, in which order.</summary>
/// <remarks>
/// A fixed sentence has the key <c>Say_Wait_Moment</c> and the sound file <c>wait-moment</c>, which says it in Chinese.
/// </remarks>
public sealed class ScreenSpeech(AskedWords asked)
{
    private const string KeyOfSpeech = "Say_";

    /// <summary>What is said with the voice that a machine has; nothing where it has none.</summary>
    public IReadOnlyList<Sentence> Of(ScreenModel model, string counter, ScreenWords words, ScreenVoice voice) =>
        voice switch
        {
            ScreenVoice.Machine => [.. All(model, counter, words).Where(said => said.By is not SpokenBy.SoundFileOnly)],
            ScreenVoice.SoundFiles => [.. All(model, counter, words).Where(said => said.Sound is not null)],
            ScreenVoice.Unknown or ScreenVoice.None => [],
        };

    /// <summary>What is said when the desk is about to lock.</summary>
    public static Sentence LocksSoon(ScreenWords words) => Fixed(words, "Locks");

    /// <summary>Every sentence of the page, whoever can say it.</summary>
    public IEnumerable<Sentence> All(ScreenModel model, string counter, ScreenWords words) => model switch
    {
        ScreenModel.Idle => Idle(counter, words),
        ScreenModel.Unpaired => [],
        ScreenModel.Wait wait => [Fixed(words, $"Wait_{wait.Reason}")],
        ScreenModel.Consent consent => Consent(consent.Asked, Title(consent, words), words),
        ScreenModel.Notice notice => Notice(notice, words),
        ScreenModel.Found { Licenses: 0 } => [Fixed(words, "Found_None")],
        ScreenModel.Found found => [VoiceOnly(Title(found, words)), Fixed(words, "Found")],
        ScreenModel.Rating =>
            [Fixed(words, "Rating_Ask"), Fixed(words, "Rating_Only"), Fixed(words, "Rating_Free")],
        ScreenModel.Goodbye goodbye => Goodbye(goodbye, words),
        _ => throw new ArgumentException($"Say what {model.GetType().Name} says.", nameof(model)),
    };

    private static IEnumerable<Sentence> Idle(string counter, ScreenWords words) =>
    [
        VoiceOnly(words["Say_Idle_Here", counter]), Fixed(words, "Idle_Sit"), Fixed(words, "Idle_Phone"),
        Fixed(words, "Idle_See"), Fixed(words, "Idle_Hear"),
    ];

    private IEnumerable<Sentence> Consent(ConsentAsked what, string title, ScreenWords words) =>
    [
        VoiceOnly(title), .. Asked(what, words), Fixed(words, "Consent_Press"), Fixed(words, "Consent_Free"),
        Fixed(words, "Consent_Ask"),
    ];

    private IEnumerable<Sentence> Notice(ScreenModel.Notice notice, ScreenWords words) =>
    [
        VoiceOnly(End(Title(notice, words), words)), Fixed(words, "Notice_Law"),
        VoiceOnly(words["Say_Notice_By", notice.Provision]), .. Asked(notice.Asked, words),
        Fixed(words, "Notice_Press"),
    ];

    private IEnumerable<Sentence> Asked(ConsentAsked what, ScreenWords words) =>
    [
        Fixed(words, "Consent_List", SpokenBy.SoundFileOnly),
        .. what.Licenses.Select((license, at) => VoiceOnly(
            words["Say_Asked", at + 1, asked.NameOf(license, words), asked.FieldsOf(license, words)],
            Sentence.LicenseLine(at))),
        Fixed(words, "Consent_Facts", SpokenBy.SoundFileOnly) with { Line = Sentence.FactsLine },
        VoiceOnly(words["Say_Asked_For", what.Recipient, what.Matter], Sentence.FactsLine),
        VoiceOnly(words["Say_Asked_Keep", what.KeepMonths], Sentence.FactsLine),
    ];

    private IEnumerable<Sentence> Goodbye(ScreenModel.Goodbye goodbye, ScreenWords words) =>
    [
        Fixed(words, "Goodbye_Take", SpokenBy.SoundFileOnly),
        VoiceOnly(End(Title(goodbye, words), words)),
        .. goodbye.Things.Select((thing, at) => VoiceOnly(
            End(ThingWords.NameOf(thing, words), words), Sentence.LicenseLine(at))),
        Fixed(words, "Goodbye_Wipe"), Fixed(words, "Goodbye_Press"),
    ];

    private string Title(ScreenModel model, ScreenWords words) => asked.TitleOf(model, words);

    private static string End(string text, ScreenWords words) => text + (words.IsChinese ? "。" : ".");

    private static Sentence VoiceOnly(string text, string? line = null) =>
        new(Clause.Split(text), SpokenBy.VoiceOnly, null, line);

    private static Sentence Fixed(ScreenWords words, string key, SpokenBy by = SpokenBy.Either) =>
        new(Clause.Split(words[KeyOfSpeech + key]), by, words.IsChinese ? SoundOf(key) : null, null);

    // ShowCard in the middle of a key is two words in a file's name.
    private static string SoundOf(string key) => string.Concat(key.Select((letter, at) =>
        letter is '_' ? "-"
        : char.IsUpper(letter) && at > 0 && key[at - 1] is not '_' ? $"-{char.ToLowerInvariant(letter)}"
        : char.ToLower(letter, CultureInfo.InvariantCulture).ToString()));
}

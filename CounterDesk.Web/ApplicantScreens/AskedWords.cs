using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The words for what is asked: the same on the screen, in its speech and on the desk's small picture of it.
/// </summary>
public sealed class AskedWords(LicenseKindCatalog kinds)
{
    /// <summary>The question, or what the page says in its place.</summary>
    public string TitleOf(ScreenModel model, ScreenWords words) => model switch
    {
        ScreenModel.Idle => words["Idle_Title"],
        ScreenModel.Unpaired => words["Unpaired_Title"],
        ScreenModel.Wait wait => words[$"Wait_{wait.Reason}"],
        ScreenModel.Consent consent => QuestionOf(consent.Asked, words),
        ScreenModel.Notice notice => Counted("Notice_Title", notice.Asked, words),
        ScreenModel.Found found => Counted("Found_Title", found.Licenses, words),
        ScreenModel.Rating => words["Rating_Title"],
        ScreenModel.Goodbye goodbye => Counted("Goodbye_Title", goodbye.Things.Count, words),
        _ => throw new ArgumentException($"Say what {model.GetType().Name} is called.", nameof(model)),
    };

    public string NameOf(AskedLicense license, ScreenWords words) =>
        !words.IsChinese && kinds.Find(license.KindCode) is { } kind ? kind.EnglishName : license.PlainName;

    /// <summary>看姓名、出生、住址，别人的不看.</summary>
    public string FieldsOf(AskedLicense license, ScreenWords words)
    {
        var kind = kinds.Find(license.KindCode);
        var fields = license.Fields.Select(field => LabelOf(kind, field, words));
        var key = license.OthersLeftOut ? "Asked_Fields_Own" : "Asked_Fields";
        return words[key, string.Join(words["Asked_Between"], fields)];
    }

    private string QuestionOf(ConsentAsked asked, ScreenWords words) =>
        Counted($"Ask_{WhoseLicenses(asked.ActsAs ?? PartyRole.Applicant)}", asked, words);

    private string Counted(string key, ConsentAsked asked, ScreenWords words) => asked.Licenses is [var only]
        ? words[$"{key}_One", asked.Matter, NameOf(only, words)]
        : words[key, asked.Matter, asked.Licenses.Count];

    private static string Counted(string key, int count, ScreenWords words) =>
        count is 0 ? words[$"{key}_None"] : count is 1 ? words[$"{key}_One"] : words[key, count];

    // A field that the catalog knows is named by it; what the source says in words of its own stays.
    private static string LabelOf(LicenseKind? kind, string field, ScreenWords words) =>
        kind?.Fields.FirstOrDefault(known => known.Key == field || known.Label == field) is not { } found ? field
        : words.IsChinese ? found.Label
        : found.EnglishLabel;

    private static string WhoseLicenses(PartyRole actsAs) => actsAs switch
    {
        PartyRole.Applicant or PartyRole.Spouse or PartyRole.CoOwner or PartyRole.Principal
            or PartyRole.Ward or PartyRole.Enterprise => "Own",
        PartyRole.Agent or PartyRole.Helper => "Other",
        PartyRole.Guardian => "Ward",
        PartyRole.LegalRepresentative or PartyRole.LicenseAdministrator => "Enterprise",
    };
}

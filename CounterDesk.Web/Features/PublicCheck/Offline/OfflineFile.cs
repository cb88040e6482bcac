using System.Collections;
using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Copies;
using CounterDesk.Web.HallTexts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.PublicCheck.Offline;

/// <summary>
/// What goes into the one file that a receiver keeps: script and styles as they were built, their hashes, and the
/// hall's keys, words and names of kinds as they are now.
/// </summary>
internal sealed class OfflineFile(
    IWebHostEnvironment environment, ICopyChecker checker, LicenseKindCatalog kinds, CurrentHallTexts texts,
    IOptions<HallOptions> hall)
{
    private static readonly string[] _languages = ["zh-CN", "en-US"];
    private static readonly ResourceManager _words = new(typeof(OfflineText));

    private readonly Lazy<string> _script = new(() => Read(environment, "offline-check/offline-check.js"));
    private readonly Lazy<string> _style = new(() =>
        Read(environment, "css/tokens.css") + Read(environment, "css/phone.css"));

    /// <summary>Without keys that are known to be up to date there is nothing to keep.</summary>
    public bool HasKeys => checker.PublishedKeys is not null;

    public string Script => _script.Value;

    public string Style => _style.Value;

    /// <summary>The file may run its own script, wear its own styles, and reach nothing.</summary>
    public string Policy =>
        $"default-src 'none'; script-src '{HashOf(Script)}'; style-src '{HashOf(Style)}'; base-uri 'none'; form-action 'none'";

    /// <summary>Says of which day the keys are, so that two of them are not confused.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"offline-check-{hall.Value.Code}-{DeskClock.At(Keys.PublishedAtUtc):yyyy-MM-dd}.html");

    /// <summary>The data of the page, as JSON in which no letter ends an element.</summary>
    public string ReadData(CultureInfo culture) => JsonSerializer.Serialize(
        new
        {
            Published = JsonSerializer.Deserialize<JsonElement>(Keys.ToJson()),
            Halls = new Dictionary<string, string>
            {
                ["zh-CN"] = texts.Names.Name, ["en-US"] = texts.Names.EnglishName,
            },
            texts.Names.Phone,
            Address = $"{hall.Value.PublicAddress!.Authority}/c",
            Kinds = kinds.All.ToDictionary(
                kind => kind.Code,
                kind => new Dictionary<string, string> { ["zh-CN"] = kind.Name, ["en-US"] = kind.EnglishName }),
            Words = _languages.ToDictionary(language => language, WordsIn),
            Language = _languages.Contains(culture.Name) ? culture.Name : _languages[0],
        },
        JsonSerializerOptions.Web);

    private PublishedKeys Keys =>
        checker.PublishedKeys ?? throw new InvalidOperationException("Ask HasKeys before the file is made.");

    private static Dictionary<string, string> WordsIn(string language) => _words
        .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: true)!
        .Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!);

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(IWebHostEnvironment environment, string path)
    {
        using var reader = new StreamReader(
            environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

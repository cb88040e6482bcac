using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CounterDesk.Web.Data;
using CounterDesk.Web.Features.ObjectionList;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Localization;

public sealed partial class TranslationTests
{
    public static TheoryData<string> ResourceNames =>
        [.. typeof(CounterDeskDb).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".resources", StringComparison.Ordinal))
            .Select(name => name[..^".resources".Length])
            .Where(name => name != typeof(MudText).FullName)]; // MudBlazor brings its own English.

    [Theory]
    [MemberData(nameof(ResourceNames))]
    public void Chinese_and_English_have_the_same_keys(string resourceName)
    {
        var resources = new ResourceManager(resourceName, typeof(CounterDeskDb).Assembly);

        Assert.Equal(Keys(resources, CultureInfo.InvariantCulture), Keys(resources, CultureInfo.GetCultureInfo("en")));
    }

    [Theory]
    [MemberData(nameof(ResourceNames))]
    public void In_English_a_number_is_not_followed_by_a_plural_that_is_wrong_for_one(string resourceName)
    {
        var resources = new ResourceManager(resourceName, typeof(CounterDeskDb).Assembly);

        Assert.DoesNotMatch(
            BarePlural(),
            string.Join('\n', Keys(resources, CultureInfo.GetCultureInfo("en"))
                .Select(key => $"{key}: {resources.GetString(key, CultureInfo.GetCultureInfo("en"))}")));
    }

    [Theory]
    [InlineData("en-US", 1, "1 day overdue")]
    [InlineData("en-US", 2, "2 days overdue")]
    [InlineData("zh-CN", 1, "超期 1 天")]
    public void Pages_ask_for_words_that_go_with_the_number(string culture, int days, string words)
    {
        using var services = new ServiceCollection().AddLogging().AddWords().BuildServiceProvider();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(words, services.GetRequiredService<IStringLocalizer<ObjectionListText>>()["Pressure_Overdue", days]);
    }

    private static IEnumerable<string> Keys(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);

    // The keys of the file for checking without a network are called old when they are days old, and a script says so.
    [GeneratedRegex(
        @"\{\d(?::N0)?\} (?:more |older |low |lighter |lesser |closed )?"
        + "(?:days(?! old)|entries|months|minutes|seconds|fields|seals|items|visits|searches|exceptions|sessions|numbers|reports|records)\\b")]
    private static partial Regex BarePlural();
}

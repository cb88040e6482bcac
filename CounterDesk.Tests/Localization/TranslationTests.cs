using System.Collections;
using System.Globalization;
using System.Resources;
using CounterDesk.Web.Data;
using CounterDesk.Web.Localization;

namespace CounterDesk.Tests.Localization;

public sealed class TranslationTests
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

    private static IEnumerable<string> Keys(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);
}

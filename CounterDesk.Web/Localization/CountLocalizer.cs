using System.Globalization;
using CounterDesk.Domain.Paper;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Localization;

/// <summary>The words of the resources, in which some depend on a count (<see cref="CountFormat"/>).</summary>
internal sealed class CountLocalizer(IStringLocalizer words) : IStringLocalizer
{
    public LocalizedString this[string name] => words[name];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = words[name];
            var text = string.Format(new CountFormat(CultureInfo.CurrentCulture), found.Value, arguments);
            return new(name, text, found.ResourceNotFound, found.SearchedLocation);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        words.GetAllStrings(includeParentCultures);
}

internal sealed class CountLocalizerFactory(ResourceManagerStringLocalizerFactory resources) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new CountLocalizer(resources.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) =>
        new CountLocalizer(resources.Create(baseName, location));
}

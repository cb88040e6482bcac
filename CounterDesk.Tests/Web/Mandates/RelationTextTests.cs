using System.Globalization;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Mandates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Mandates;

public sealed class RelationTextTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_reason_has_words(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        using var services = new ServiceCollection().AddWords().AddSingleton(NullLoggerFactory.Instance)
            .AddLogging().BuildServiceProvider();
        var text = services.GetRequiredService<IStringLocalizer<RelationText>>();

        Assert.DoesNotContain(
            Enum.GetNames<RelationReason>(), reason => text[$"Reason_{reason}"].ResourceNotFound);
    }
}

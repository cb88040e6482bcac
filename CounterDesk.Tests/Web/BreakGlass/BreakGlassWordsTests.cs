using Bunit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Features.BreakGlassReview;
using CounterDesk.Web.Features.CopyRegister;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.BreakGlass;

/// <summary>Every value that is shown has words, and every refusal its sentence.</summary>
public sealed class BreakGlassWordsTests : BunitContext
{
    private static readonly string[] _rules = Enum.GetNames<BreakGlassRule>();
    private static readonly string[] _refusals =
    [
        .. Enum.GetNames<BreakGlassFault>(), .. Enum.GetNames<SecondPersonFault>(), BreakGlassStart.Over,
        BreakGlassStart.AnotherPerson,
    ];

    public BreakGlassWordsTests() => Services.AddLocalization();

    public static TheoryData<Type, string, string[]> Shown => new()
    {
        { typeof(BreakGlassText), "Rule_{0}", _rules },
        { typeof(BreakGlassText), "Rule_{0}_Note", _rules },
        { typeof(BreakGlassText), "Reason_{0}", Enum.GetNames<BreakGlassReasonFault>() },
        { typeof(BreakGlassText), "{0}_Title", _refusals },
        { typeof(BreakGlassText), "{0}_Body", _refusals },
        { typeof(CopyRegisterText), "WentPast_{0}", _rules },
        { typeof(BreakGlassReviewText), "Finding_{0}", Enum.GetNames<BreakGlassFinding>() },
        { typeof(BreakGlassReviewText), "End_{0}", Enum.GetNames<BreakGlassEnd>() },
        { typeof(BreakGlassReviewText), "Fault_{0}", Enum.GetNames<BreakGlassReviewFault>() },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_has_words(Type words, string key, string[] values)
    {
        var text = (IStringLocalizer)Services.GetRequiredService(typeof(IStringLocalizer<>).MakeGenericType(words));

        Assert.NotEmpty(values);
        Assert.DoesNotContain(
            values, value => text[key.Replace("{0}", value, StringComparison.Ordinal)].ResourceNotFound);
    }
}

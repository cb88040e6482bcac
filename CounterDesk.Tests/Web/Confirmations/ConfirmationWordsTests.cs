using System.Globalization;
using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.SecondPerson;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Confirmations;

/// <summary>Every value that is shown has words.</summary>
public sealed class ConfirmationWordsTests : BunitContext
{
    private static readonly string[] _subjects = Enum.GetNames<ConfirmationSubject>();
    private static readonly string[] _textFaults =
        [.. Enum.GetNames<TextFault>().Except([nameof(TextFault.Missing)])];

    public ConfirmationWordsTests() => Services.AddWords();

    public static TheoryData<Type, string, string[]> Shown => new()
    {
        { typeof(ConfirmationText), "Subject_{0}", _subjects },
        { typeof(ConfirmationText), "Panel_{0}", _subjects },
        { typeof(ConfirmationText), "Outcome_{0}_Confirmed", _subjects },
        { typeof(ConfirmationText), "Outcome_{0}_Declined", _subjects },
        { typeof(ConfirmationText), "Way_{0}", Enum.GetNames<ConfirmationWay>() },
        { typeof(ConfirmationText), "Reason_{0}", _textFaults },
        { typeof(SharedText), "Role_{0}", Enum.GetNames<SecondPersonRole>() },
        { typeof(SecondPersonText), "Question_{0}", _subjects },
        { typeof(SecondPersonText), "ToDo_{0}", _subjects },
        { typeof(SecondPersonText), "ToDo_Here_{0}", _subjects },
        { typeof(SecondPersonText), "Answer_{0}_Confirmed", _subjects },
        { typeof(SecondPersonText), "Answer_{0}_Confirmed_Note", _subjects },
        { typeof(SecondPersonText), "Answer_{0}_Declined", _subjects },
        { typeof(SecondPersonText), "Answer_{0}_Declined_Note", _subjects },
        { typeof(SecondPersonText), "Done_{0}", Enum.GetNames<ConfirmationAnswer>() },
        { typeof(SecondPersonText), "Note_{0}", _textFaults },
        { typeof(SecondPersonText), "Refused_{0}_Title", Enum.GetNames<ConfirmationFault>() },
        { typeof(SecondPersonText), "Refused_{0}_Body", Enum.GetNames<ConfirmationFault>() },
        { typeof(SecondPersonText), "Here_{0}_Title", Enum.GetNames<SecondPersonFault>() },
        { typeof(SecondPersonText), "Here_{0}_Body", Enum.GetNames<SecondPersonFault>() },
        { typeof(DeskText), "Proof_Override{0}", [.. Enum.GetNames<ConfirmationState>()] },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_that_is_shown_has_words(Type words, string key, string[] names)
    {
        var text = Services.GetRequiredService<IStringLocalizerFactory>().Create(words);

        Assert.NotEmpty(names);
        Assert.DoesNotContain(
            names, name => text[string.Format(CultureInfo.InvariantCulture, key, name)].ResourceNotFound);
    }
}

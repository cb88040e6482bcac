using System.Globalization;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Demo.Phone;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Closing;
using CounterDesk.Web.Features.Desk.Consent;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Features.Desk.Identity;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Features.Desk.Reception;
using CounterDesk.Web.Features.Desk.Results;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Objections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>Keys are made from names of enum values, so every value that can be shown needs its words.</summary>
public sealed class DeskWordsTests
{
    // Where a code is looked up it is of no matter whose it is, or of what kind.
    private static string[] CodeTroubles => Names(
        ShownCodeTrouble.NotSetUp, ShownCodeTrouble.NotACode, ShownCodeTrouble.ForceUntold, ShownCodeTrouble.AnotherKind,
        ShownCodeTrouble.AnotherParty, ShownCodeTrouble.AnotherPerson);

    public static TheoryData<Type, string, string[]> Words => new()
    {
        { typeof(DeskText), "Step_{0}", Names<VisitStep>() },
        { typeof(DeskText), "Basis_{0}", Names<BasisKind>() },
        { typeof(DeskText), "Gone_{0}", Names<VisitEnd>() },
        { typeof(DeskText), "Print_{0}", Names<PrintOutcome>() },
        { typeof(DeskText), "Print_{0}_Note", Names<PrintOutcome>() },
        { typeof(DeskText), "Print_Answer_{0}", [.. Names<PrintOutcome>(), "Missing", "Sheets"] },
        { typeof(DeskText), "Sheets_{0}", [.. Names(PrintOutcome.DidNotComeOut), .. Names(SheetFault.Missing), "Taken"] },
        { typeof(DeskText), "License_{0}", Names(PrintPermission.Nothing) },
        { typeof(ObjectionText), "Fault_{0}", Names<ObjectionFault>() },
        { typeof(ObjectionText), "Fault_{0}_Note", Names<ObjectionFault>() },
        { typeof(ObjectionText), "Fault_{0}_Off", Names<ObjectionFault>() },
        { typeof(ObjectionText), "Sent_{0}", [.. Names<SendingState>(), "None"] },
        { typeof(ObjectionText), "Say_{0}", Names<ObjectionFault>() },
        { typeof(ObjectionText), "Note_{0}", Names(TextFault.Missing) },
        { typeof(CopyText), "Slip_Fault_{0}", Names<ObjectionFault>() },
        { typeof(DeskText), "Role_{0}", Names<PartyRole>() },
        { typeof(DeskText), "Need_{0}", Names(VisitNeeds.None) },
        { typeof(DeskText), "Method_{0}", Names<IdentityMethod>() },
        { typeof(ReceptionText), "Who_{0}", Names(Visitor.InWriting) },
        { typeof(ReceptionText), "Who_{0}_Note", Names(Visitor.InWriting) },
        { typeof(DeskText), "Fetch_{0}_Title", Names<FetchFault>() },
        { typeof(DeskText), "Fetch_{0}_Body", Names<FetchFault>() },
        { typeof(ConsentText), "Request_{0}", Names<RequestForm>() },
        { typeof(ConsentText), "Request_Fault_{0}", Names<RequestFault>() },
        { typeof(ConsentText), "Request_By_{0}", Names<FetchedBy>() },
        { typeof(ConsentText), "Request_By_{0}_Note", Names<FetchedBy>() },
        { typeof(CopyStepText), "Receipt_{0}", Names<ReceiptWay>() },
        { typeof(CopyStepText), "Receipt_{0}_Note", Names<ReceiptWay>() },
        { typeof(CopyStepText), "Fetch_Request_{0}", Names<RequestForm>() },
        { typeof(IdentityText), "Reason_{0}", Names<TypedReason>() },
        { typeof(IdentityText), "Seen_{0}", Names(SeenDocuments.None) },
        { typeof(IdentityText), "Face_{0}", Names<FaceAnswer>() },
        { typeof(IdentityText), "Face_{0}_Note", Names<FaceAnswer>() },
        { typeof(IdentityText), "{0}_Title", Names(ConfirmationSubject.Reprint, ConfirmationSubject.CodePoints) },
        { typeof(IdentityText), "{0}_Body", Names(ConfirmationSubject.Reprint, ConfirmationSubject.CodePoints) },
        { typeof(IdentityText), "Shown_{0}_Title", Names<ShownCodeTrouble>() },
        { typeof(IdentityText), "Shown_{0}_Body", Names<ShownCodeTrouble>() },
        { typeof(ResultsText), "Code_{0}_Title", CodeTroubles },
        { typeof(ResultsText), "Code_{0}_Body", CodeTroubles },
        { typeof(DemoText), "Phone_{0}", Names<DemoCodeBehavior>() },
        { typeof(LicenseText), "Relation_{0}_Title", Names<RelationAnswer>() },
        { typeof(LicenseText), "Relation_{0}_Body", Names<RelationAnswer>() },
        { typeof(ConsentText), "Answer_{0}", [.. Names<ConsentAnswer>(), "None"] },
        { typeof(ResultsText), "Status_{0}", Names<LicenseStatus>() },
        { typeof(ResultsText), "Term_{0}", ["ByHolder", "ByIdentifier", "ByNumber", "ByNameAndBirthDate"] },
        { typeof(CopyStepText), "Title_{0}", Names<CopyForm>() },
        { typeof(CopyStepText), "Before_{0}", Names<ReprintPermission>() },
        { typeof(CopyStepText), "Again_{0}", Names<ReprintReason>() },
        { typeof(CopyStepText), "Again_Note_{0}", Names<TextFault>() },
        { typeof(CopyStepText), "Block_{0}", Names<CharacterBlock>() },
        { typeof(CopyStepText), "Font_Refused_{0}", Names<FontRefusal>() },
        { typeof(CopyStepText), "Gate_{0}", Names<GlyphWay>() },
        { typeof(CopyStepText), "Gate_{0}_Note", Names<GlyphWay>() },
        { typeof(CopyStepText), "Gate_{0}_Button", Names<GlyphWay>() },
        { typeof(CopyStepText), "InForce_{0}", Names(InForceAnswer.Yes, InForceAnswer.CouldNotBeTold) },
        { typeof(ClosingText), "Genuine_{0}", Names<GenuineAnswer>() },
        { typeof(ClosingText), "InForce_{0}", Names(InForceAnswer.Yes) },
        { typeof(ClosingText), "State_{0}", Names<CopyState>() },
        { typeof(ClosingText), "Form_{0}", Names<CopyForm>() },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_value_that_is_shown_has_words(Type texts, string key, string[] names)
    {
        using var services = new ServiceCollection().AddWords().AddSingleton(NullLoggerFactory.Instance)
            .AddLogging().BuildServiceProvider();
        var text = services.GetRequiredService<IStringLocalizerFactory>().Create(texts);

        Assert.NotEmpty(names);
        Assert.DoesNotContain(
            names, name => text[string.Format(CultureInfo.InvariantCulture, key, name)].ResourceNotFound);
    }

    private static string[] Names<TValue>(params TValue[] never) where TValue : struct, Enum =>
        [.. Enum.GetValues<TValue>().Except(never).Select(value => value.ToString())];
}

using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits.Papers;

/// <summary>What people do at the desk, in the tests beside this file.</summary>
public sealed partial class WhoLookedTests
{
    private static bool SameWords(WhoLookedModel one, WhoLookedModel other) => Words(one) == Words(other);

    private static string Words(WhoLookedModel model)
    {
        using var paper = new PdfContents(CounterDesk.Domain.Pdf.PdfWriter.Write(
            SomeVisitPapers.Compose(model with { Number = "" }, Edition.Standard), SomeCopyDesk.Fonts.Set));
        return string.Concat(Enumerable.Range(1, paper.Pages.Count).Select(paper.TextOf));
    }

    /// <summary>What Zheng, at whom nobody looked, would be told in his place.</summary>
    private async Task<WhoLookedModel> NothingAsync()
    {
        var own = await OnlyAsync(SomeLicenses.Zheng, SomeVisits.Purpose);
        var model = await AskAsync(own);
        Assert.Empty(model.Looks);
        return model with { MaskedName = "顾*河" };
    }

    private string Printed() => Words(_desk.Contents.Of(_own!.Id).Looked!.Model);

    private async Task<Visit> OwnAsync() => _own ??= await IdentifiedAsync(SomeLicenses.Gu);

    private async Task<WhoLookedModel> AskAsync(DateOnly? from = null, DateOnly? to = null)
    {
        var own = await OwnAsync();
        Assert.True(await _looked.ShowAsync(
            own.Id, own.Parties[0].Id, from ?? _looked.Earliest, to ?? new(2030, 1, 1), SomeClerk.Value, Cancellation));
        return _desk.Contents.Of(own.Id).Looked!.Model;
    }

    private async Task<WhoLookedModel> AskAsync(Visit visit)
    {
        Assert.True(await _looked.ShowAsync(
            visit.Id, visit.Parties[0].Id, _looked.Earliest, new(2030, 1, 1), SomeClerk.Value, Cancellation));
        return _desk.Contents.Of(visit.Id).Looked!.Model;
    }

    /// <summary>A visit at which somebody is identified and nothing else.</summary>
    private async Task<Visit> IdentifiedAsync(Holder who)
    {
        var visit = await _desk.ReceiveAsync();
        await IdentifyAsync(visit, who);
        return await _desk.ReadVisitAsync(visit.Id);
    }

    private async Task IdentifyAsync(Visit visit, params Holder[] known)
    {
        foreach (var (party, who) in visit.Parties.Zip(known))
        {
            Assert.True(await _desk.Parties.IdentifyAsync(
                visit.Id, SomeClerk.Value, party.Id, party.IsPresent ? SomeVisits.Identity : SomeVisits.NotHere, who, Cancellation));
        }
    }

    /// <summary>A visit of somebody alone, who agreed.</summary>
    private async Task<Visit> OnlyAsync(Holder who, Purpose purpose)
    {
        var visit = await IdentifiedAsync(who);
        await _desk.AgreeAsync(visit, purpose);
        return await _desk.ReadVisitAsync(visit.Id);
    }

    /// <summary>A visit of Lin with Gu as her spouse.</summary>
    private async Task<Visit> TogetherAsync(Purpose purpose, bool isPresent)
    {
        var visit = await _desk.ReceiveAsync();
        visit = await _desk.Parties.AddAsync(visit.Id, SomeClerk.Value, PartyRole.Spouse, isPresent, Cancellation);
        await IdentifyAsync(visit, SomeLicenses.Lin, SomeLicenses.Gu);
        await _desk.AgreeAsync(visit, purpose);
        return await _desk.ReadVisitAsync(visit.Id);
    }

    /// <summary>Gu comes with others, his license is looked for and opened; the visit stays open.</summary>
    private async Task<Visit> LookAsync(string kind, Clerk? clerk = null, Purpose? purpose = null, bool hasCopy = false)
    {
        var visit = await _desk.Visits.OpenAgreedAsync(_desk.Parties, _desk.Consent, purpose, clerk);
        await SearchAndOpenAsync(visit, kind, clerk ?? SomeClerk.Value);
        if (hasCopy)
        {
            await CheckAsync(await CopyOf(visit), times: 1);
        }

        return visit;
    }

    private async Task SearchAndOpenAsync(Visit visit, string kind, Clerk clerk)
    {
        var license = SomeLicenses.Of(kind) with { Holders = [SomeLicenses.Gu] };
        _desk.Source.Has(license);
        await _desk.LookUp.SearchAsync(visit.Id, clerk, SomeLicenses.Gu.Code.Text, Cancellation);
        Assert.IsType<OpeningAnswer.Opened>(
            await _desk.LookUp.OpenAsync(visit.Id, clerk, license.Identifier, Cancellation));
        _desk.Source.Lookup = new LicenseLookup.None();
    }

    private async Task<CopyNumber> CopyOf(Visit visit)
    {
        using var copies = SomeCopyDesk.Of(_desk);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        await copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.CameOutWell, SomeClerk.Value, Cancellation);
        return ready.Copy.Number;
    }

    private async Task CheckAsync(CopyNumber number, int times)
    {
        await using var db = _desk.Database.CreateDbContext();
        for (var check = 0; check < times; check++)
        {
            db.Add(new CopyCheckEntry(number, CheckAnswer.InForce, _desk.Time.GetUtcNow().UtcDateTime.AddMinutes(check)));
        }

        await db.SaveChangesAsync(Cancellation);
    }
}

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>The papers of a visit. None is a copy of a license, and none has a copy number.</summary>
public enum VisitPaper
{
    /// <summary>What is asked, to be answered and signed on paper (同意单).</summary>
    ConsentSlip,

    /// <summary>Who looked at what about somebody, why, and what came of it (谁看过我的证照).</summary>
    WhoLooked,

    /// <summary>What to bring instead of e-licenses (纸质材料清单).</summary>
    PaperWay,

    /// <summary>What whoever fetches a copy made ahead signs (领取单).</summary>
    HandOutSlip,

    /// <summary>What the register and the permits of an enterprise say, so that nobody writes it a second time (企业登记信息单).</summary>
    RegisterSheet,
}

"""Functions of formulas that only compute, and the words that OpenDocument's conditions begin with."""

import re
from functools import lru_cache

_COMPUTES = frozenset(
    """
    _tro_all _tro_leading _tro_trailing abs accrint accrintm acos acosh acot acoth address aggregate amordegrc
    amorlinc anchorarray and arabic areas array_constrain arrayformula arraytotext asc asin asinh atan atan2
    atanh avedev average averagea averageif averageifs b bahttext base besseli besselj besselk bessely beta.dist
    beta.inv betadist betainv between bin2dec bin2hex bin2oct binom.dist binom.dist.range binom.inv binomdist
    bitand bitlshift bitor bitrshift bitxor bycol byrow ceiling ceiling.math ceiling.precise ceiling.xcl cell
    char chidist chiinv chisq.dist chisq.dist.rt chisq.inv chisq.inv.rt chisq.test chisqdist chisqinv chitest
    choose choosecols chooserows clean code color column columns combin combina complex concat concatenate
    confidence confidence.norm confidence.t content convert correl cos cosh cot coth count counta countblank
    countif countifs countunique coupdaybs coupdays coupdaysnc coupncd coupnum couppcd covar covariance.p
    covariance.s critbinom csc csch cumipmt cumipmt_add cumprinc cumprinc_add current date datedif datestring
    datevalue daverage day days days360 daysinmonth daysinyear db dbcs dcount dcounta ddb dec2bin dec2hex
    dec2oct decimal degrees delta devsq dget disc dispimg dmax dmin dollar dollarde dollarfr dproduct drop
    dstdev dstdevp dsum dummyfunction duration duration_add dvar dvarp eastersunday ecma.ceiling edate effect
    effect_add effective elements encodeurl eomonth eq erf erf.precise erfc erfc.precise error.type errortype
    euroconvert even exact exp expand expon.dist expondist f.dist f.dist.rt f.inv f.inv.rt f.test fact
    factdouble false fdist fieldvalue filter filterxml find findb finv fisher fisherinv fixed flatten floor
    floor.math floor.precise floor.xcl forecast forecast.ets forecast.ets.add forecast.ets.confint
    forecast.ets.mult forecast.ets.pi.add forecast.ets.pi.mult forecast.ets.seasonality forecast.ets.stat
    forecast.ets.stat.add forecast.ets.stat.mult forecast.linear formula formulatext fourier frequency ftest fv
    fvschedule g gamma gamma.dist gamma.inv gammadist gammainv gammaln gammaln.precise gauss gcd gcd_add geomean
    geq gestep getpivotdata goalseek groupby growth harmean hex2bin hex2dec hex2oct hlookup hour hstack
    hyperlink hypgeom.dist hypgeomdist if iferror ifna ifs imabs imaginary imargument imconjugate imcos imcosh
    imcot imcsc imcsch imdiv imexp imln imlog10 imlog2 impower improduct imreal imsec imsech imsin imsinh imsqrt
    imsub imsum imtan index indirect info int intercept intrate ipmt irr is isblank isdate isemail iserr iserror
    iseven iseven_add isformula isleapyear islogical isna isnontext isnumber iso.ceiling isodd isodd_add
    isomitted isoweeknum ispmt isref istext isthaidigit isurl jis join kurt l lambda large lcm lcm_add left
    leftb len lenb length leq let level linest list ln log log10 logest loginv lognorm.dist lognorm.inv
    lognormdist lookup lower makearray map match max maxa maxifs mdeterm mduration mean median medianif mid midb
    min mina minifs minute minverse mirr mmult mod mode mode.mult mode.sngl month months mround multinomial
    multiple.operations multirange munit mvalue n na negbinom.dist negbinomdist neq networkdays networkdays.intl
    nominal nominal_add norm.dist norm.inv norm.s.dist norm.s.inv normdist norminv normsdist normsinv not now
    nper npv number numberstring numbervalue oct2bin oct2dec oct2hex odd oddfprice oddfyield oddlprice oddlyield
    offset opt_barrier opt_prob_hit opt_prob_inmoney opt_touch or pduration pearson percent percentile
    percentile.exc percentile.inc percentof percentrank percentrank.exc percentrank.inc permut permutationa phi
    phonetic pi pivotby pmt poisson poisson.dist pow power ppmt price pricedisc pricemat prob product proper pv
    quartile quartile.exc quartile.inc quotient radians rand rand.nv randarray randbetween randbetween.nv rank
    rank.avg rank.eq rate rawsubtract received reduce regex regexextract regexreplace regextest replace replaceb
    rept right rightb roman rot13 round roundbahtdown roundbahtup rounddown roundsig roundup row rows rri rsq
    scan search searchb sec sech second sequence seriessum sheet sheets sign sin single sinh skew skew.p skewp
    sln slope small sort sortby split sqrt sqrtpi standardize stdev stdev.p stdev.s stdeva stdevp stdevpa steyx
    style substitute subtotal sum sumif sumifs sumproduct sumsq sumx2my2 sumx2py2 sumxmy2 switch syd t t.dist
    t.dist.2t t.dist.rt t.inv t.inv.2t t.test take tan tanh tbilleq tbillprice tbillyield tdist text textafter
    textbefore textjoin textsplit thaidayofweek thaidigit thaimonthofyear thainumsound thainumstring
    thaistringlength thaiyear time timevalue tinv to_date to_dollars to_percent to_text tocol today torow
    transpose trend trim trimmean trimrange true trunc ttest type unichar unicode unique upper usdollar value
    valuetotext var var.p var.s vara varp varpa vdb vlookup vstack weekday weeknum weeknum_add weeknum_excel2003
    weeknum_ooo weeks weeksinyear weibull weibull.dist with workday workday.intl wrapcols wraprows xirr xlookup
    xmatch xnpv xor year yearfrac years yen yield yielddisc yieldmat z.test ztest
    """.split()  # noqa: SIM905
)
# What Excel and LibreOffice write before the name of a function, and how they keep names that a formula gives itself.
_BEFORE = re.compile(r"(?:_{1,2}xl(?:fn|ws|eta|udf)\.|com\.microsoft\.|org\.(?:libreoffice|openoffice)\.|legacy\.)*")
_OTHERS = re.compile(r"_xlpm\..*|com\.sun\.star\.sheet\.addin\.(?:analysis|datefunctions|pricingfunctions)\.get\w+")
_PLACE = re.compile(r"[a-z]{1,3}[0-9]+")  # of a cell, before another in brackets
_IS_UKRAINIAN = re.compile("[а-яґєії]")  # so no program spells its own; of a macro the result is left


@lru_cache(maxsize=4096)
def computes(name: str) -> bool:
    name = name.upper().lower()  # as programs compare them: there is a second small s
    plain = name[_BEFORE.match(name).end() :]
    others = _OTHERS.fullmatch(name) or _PLACE.fullmatch(name) or _IS_UKRAINIAN.search(name)
    return plain in _COMPUTES or others is not None
